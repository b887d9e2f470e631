"""The end of the interpreter: threads that come back during it, and references that are left over."""

import gc
import sys
import threading
import time
import weakref

import pytest
from pytests import finalization as f

ROUNDS = 5


@pytest.mark.parametrize(
    "start",
    [
        "attach_for_ever(1)",
        "attach_for_ever(8)",
        "detach_for_ever()",
        "call_for_ever(lambda: sum(range(50)))",
        "try_attach_for_ever()",
    ],
)
def test_a_thread_that_comes_back_does_not_end_the_process_badly(python, start):
    for _ in range(ROUNDS):
        output = python(
            f"""
            import atexit, sys, time
            from pytests import finalization as f
            atexit.register(lambda: print("the end", flush=True))
            f.{start}
            time.sleep(0.01)
            """
        )
        assert output == "the end\n"


def test_the_exit_code_stays(python):
    python(
        """
        import sys
        from pytests import finalization as f
        f.attach_for_ever(4)
        sys.exit(7)
        """,
        code_expected=7,
    )


def test_an_exception_ends_the_program_while_threads_run(python):
    python(
        """
        from pytests import finalization as f
        f.detach_for_ever()
        f.attach_for_ever(2)
        raise ValueError("expected")
        """,
        code_expected=1,
    )


def test_python_threads_that_are_in_rust(python):
    output = python(
        """
        import threading, time
        from pytests import finalization as f, panics
        marker = object()
        def work():
            while True:
                f.drop_detached(marker)
        for _ in range(4):
            threading.Thread(target=work, daemon=True).start()
        time.sleep(0.05)
        print("the end")
        """
    )
    assert output == "the end\n"


def test_references_that_are_kept_to_the_end(python):
    output = python(
        """
        from pytests import finalization as f
        for _ in range(100):
            f.keep(object())
        f.keep(f)
        f.keep(lambda: None)
        print("the end")
        """
    )
    assert output == "the end\n"


def test_values_are_dropped_at_the_end(python):
    output = python(
        """
        from pytests import finalization as f
        import sys
        kept = f.Farewell("farewell")
        sys.stdout.flush()
        """
    )
    assert output == "farewell\n"


def test_what_is_dropped_at_the_end_may_attach(python):
    output = python(
        """
        from pytests import finalization as f
        kept = f.Parting()
        ring = [f.Parting()]
        ring.append(ring)
        """
    )
    assert output == "Python 3, tried: true\n" * 2


def test_a_reference_that_is_dropped_detached_is_given_back():
    class Marker:
        pass

    for drop in (f.drop_detached, lambda marker: f.drop_in_a_thread([marker])):
        marker = Marker()
        gone = weakref.ref(marker)
        drop(marker)
        assert gone() is marker
        del marker
        # The next call that attaches or detaches gives it back, if it was not given back at once.
        f.drop_detached(None)
        gc.collect()
        assert gone() is None


def test_many_references_dropped_elsewhere():
    class Marker:
        pass

    markers = [Marker() for _ in range(1000)]
    gone = [weakref.ref(marker) for marker in markers]
    f.drop_in_a_thread(markers * 3)
    assert all(one() is not None for one in gone)
    markers.clear()
    f.drop_detached(None)
    gc.collect()
    assert [one() for one in gone if one() is not None] == []


def test_threads_that_clone_keep_the_count():
    marker = object()
    before = sys.getrefcount(marker)
    f.clone_in_threads(marker, 4, 500)
    f.drop_detached(None)
    assert sys.getrefcount(marker) == before


def test_other_python_threads_run_while_rust_is_detached():
    ran = threading.Event()
    worker = threading.Thread(target=lambda: (time.sleep(0.01), ran.set()))
    worker.start()
    f.clone_in_threads(object(), 4, 2000)
    worker.join()
    assert ran.is_set()
