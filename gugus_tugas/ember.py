"""Stored files in a bucket of an S3-compatible store (BERKAS_S3_URL; ADR 24). Loaded by `rak.current()` where one is set."""

import contextlib
import datetime
import errno
import functools
from collections.abc import Iterator

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.session import Session

from gugus_tugas.rak import AlamatEmber, RakGagal

CONNECT_SECONDS, READ_SECONDS, TRIES = 3, 8, 2  # a worker of the site waits for it: at most some twenty seconds
ASK_SECONDS = 3  # for the question whether it is there at all, which anybody may ask (/sehat/)
# What says that a file is not there. Any other 404 comes from something in between: the store itself is away. HEAD has no body that
# could say more.
GONE = {"get_object": "NoSuchKey", "head_object": "404", "delete_object": "NoSuchKey"}


class Ember:
    """Files in a bucket. One PUT is the whole file, and a store of this kind shows it whole or not at all."""

    def __init__(self, alamat: AlamatEmber):
        self.alamat = alamat

    @functools.cached_property
    def _client(self):
        return self._connect(CONNECT_SECONDS, READ_SECONDS, TRIES)

    @functools.cached_property
    def _hasty(self):
        return self._connect(ASK_SECONDS, ASK_SECONDS, 1)

    def _connect(self, connect: int, read: int, tries: int):
        return Session().create_client(
            "s3",
            endpoint_url=self.alamat.endpoint,
            region_name=self.alamat.wilayah,
            aws_access_key_id=self.alamat.kunci,
            aws_secret_access_key=self.alamat.rahasia,
            config=Config(
                connect_timeout=connect,
                read_timeout=read,
                retries={"total_max_attempts": tries, "mode": "standard"},
                s3={"addressing_style": "path"},
                request_checksum_calculation="when_required",  # newer checksums are unknown to many stores;
                response_checksum_validation="when_required",  # ours is the seal of the file
            ),
        )

    def _ask(self, act: str, name: str | None = None, *, hasty: bool = False, **words):
        key = {} if name is None else {"Key": self.alamat.awalan + name}
        try:
            client = self._hasty if hasty else self._client
            return getattr(client, act)(Bucket=self.alamat.ember, **key, **words)
        except ClientError as refusal:
            told = refusal.response  # an answer of something in between has no code of the store
            code = str(told.get("Error", {}).get("Code") or told.get("ResponseMetadata", {}).get("HTTPStatusCode", ""))
            if code == GONE.get(act):
                raise FileNotFoundError(errno.ENOENT, "berkas tidak ada", name) from None
            number = errno.ERANGE if code in {"InvalidRange", "416"} else errno.EIO
            raise RakGagal(number, f"penyimpanan S3 menolak ({code})") from None
        except (BotoCoreError, OSError, ValueError) as silence:  # the last: an address that cannot be one
            raise RakGagal(errno.EIO, f"penyimpanan S3 tidak menjawab ({type(silence).__name__})") from None

    def read(self, name: str, limit: int = -1) -> bytes:
        words = {"Range": f"bytes=0-{limit - 1}"} if limit > 0 else {}
        try:
            answer = self._ask("get_object", name, **words)["Body"]
        except RakGagal as refusal:
            if limit > 0 and refusal.errno == errno.ERANGE:  # an empty file has no first byte
                return self.read(name)[:limit]
            raise
        try:
            return answer.read()
        except Exception as broken:  # cut off in mid-answer: botocore and urllib3 each have their own errors
            raise RakGagal(errno.EIO, f"jawaban penyimpanan S3 terputus ({type(broken).__name__})") from None

    def write(self, name: str, data: bytes) -> None:
        self._ask("put_object", name, Body=data)

    def delete(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            self._ask("delete_object", name)

    def has(self, name: str) -> bool:
        try:
            self._ask("head_object", name)
        except FileNotFoundError:
            return False
        return True

    def stored(self) -> Iterator[tuple[str, datetime.datetime]]:
        token: dict[str, str] = {}
        while True:
            page = self._ask("list_objects_v2", Prefix=self.alamat.awalan, **token)
            for entry in page.get("Contents", []):
                if not entry["Key"].endswith("/"):  # a "folder" that somebody made in the store's own pages
                    yield entry["Key"].removeprefix(self.alamat.awalan), entry["LastModified"]
            if not page.get("IsTruncated"):
                return
            token = {"ContinuationToken": page["NextContinuationToken"]}

    def told(self) -> str:
        self._ask("list_objects_v2", hasty=True, Prefix=self.alamat.awalan, MaxKeys=1)
        return f"ember {self.alamat.ember} di {self.alamat.endpoint}"
