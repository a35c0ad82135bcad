from concurrent.futures import ThreadPoolExecutor

from zhike.kernel.ids import new_id, parse_id


def test_ids_are_version_7_of_the_rfc_variant() -> None:
    one = new_id()
    assert one.version == 7
    assert one.variant == "specified in RFC 4122"


def test_ids_of_one_thread_sort_in_the_order_they_were_made() -> None:
    made = [new_id() for _ in range(20_000)]
    assert made == sorted(made)


def test_ids_of_many_threads_never_repeat() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = [one for batch in pool.map(lambda _: [new_id() for _ in range(2_000)], range(8)) for one in batch]
    assert len(set(made)) == 16_000


def test_a_misshapen_id_is_no_id() -> None:
    assert parse_id("../../etc/passwd") is None
    assert parse_id("") is None
    one = new_id()
    assert parse_id(str(one)) == one
