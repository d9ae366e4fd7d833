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

CONNECT_SECONDS, READ_SECONDS, TRIES = 3, 20, 2


class Ember:
    """Files in a bucket. One PUT is the whole file, and a store of this kind shows it whole or not at all."""

    def __init__(self, alamat: AlamatEmber):
        self.alamat = alamat

    @functools.cached_property
    def _client(self):
        return Session().create_client(
            "s3",
            endpoint_url=self.alamat.endpoint,
            region_name=self.alamat.wilayah,
            aws_access_key_id=self.alamat.kunci,
            aws_secret_access_key=self.alamat.rahasia,
            config=Config(
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"total_max_attempts": TRIES, "mode": "standard"},
                s3={"addressing_style": "path"},
                request_checksum_calculation="when_required",  # newer checksums are unknown to many stores;
                response_checksum_validation="when_required",  # ours is the seal of the file
            ),
        )

    def _ask(self, act: str, name: str = "", **words):
        key = {"Key": self.alamat.awalan + name} if name else {}
        try:
            return getattr(self._client, act)(Bucket=self.alamat.ember, **key, **words)
        except ClientError as refusal:
            code = str(refusal.response.get("Error", {}).get("Code", ""))
            if name and code in {"NoSuchKey", "404", "NotFound"}:
                raise FileNotFoundError(errno.ENOENT, "berkas tidak ada", name) from None
            number = errno.ERANGE if code in {"InvalidRange", "416"} else errno.EIO
            raise RakGagal(number, f"penyimpanan S3 menolak ({code})") from None
        except (BotoCoreError, OSError) as silence:
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
                yield entry["Key"].removeprefix(self.alamat.awalan), entry["LastModified"]
            if not page.get("IsTruncated"):
                return
            token = {"ContinuationToken": page["NextContinuationToken"]}

    def told(self) -> str:
        self._ask("list_objects_v2", Prefix=self.alamat.awalan, MaxKeys=1)
        return f"ember {self.alamat.ember} di {self.alamat.endpoint}"
