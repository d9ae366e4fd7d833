"""The health check says whether the database is there, and nothing else."""


def test_health_answers_anyone_in_one_word(client, db, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/sehat/")
    assert (response.status_code, response.json()) == (200, {"status": "sehat"})
    assert not response.cookies


def test_health_takes_no_post(client, db):
    assert client.post("/sehat/").status_code == 405
