"""The view lives in the URL as codes."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]


def url(test: AppTest) -> dict[str, str]:
    return {key: codes[-1] if isinstance(codes, list) else codes for key, codes in test.query_params.items()}


def chosen(test: AppTest, key: str) -> str:
    return str(test.selectbox(key=f"choice_{key}").value)


def test_a_cold_link_to_an_inner_page_opens_its_view(app: Open) -> None:
    test = app("school_comparison", test="z24", subject="math", township="T02")
    assert not test.exception
    assert [chosen(test, key) for key in ("school_year", "test", "subject", "township")] == [
        "2023-2024",
        "z24",
        "math",
        "T02",
    ]


def test_a_link_with_a_test_alone_brings_its_stage_and_year(app: Open) -> None:
    test = app("school_comparison", test="p25")
    assert (chosen(test, "stage"), chosen(test, "school_year")) == ("primary", "2024-2025")


def test_a_chosen_filter_is_written_as_a_code(app: Open) -> None:
    test = app("school_comparison")
    test.selectbox(key="choice_township").set_value("T03").run()
    assert url(test)["township"] == "T03"


def test_a_default_stays_out_of_the_url_but_the_test_is_named(app: Open) -> None:
    assert url(app("school_comparison")) == {"lang": "zh", "test": "z25"}


def test_another_stage_drops_the_choices_that_depend_on_it(app: Open) -> None:
    test = app("school_comparison", test="z25", subject="math")
    test.selectbox(key="choice_stage").set_value("primary").run()
    assert url(test) == {"lang": "zh", "stage": "primary", "test": "p25"}


def test_filters_that_a_page_does_not_use_stay_in_the_url(app: Open) -> None:
    test = app("school_comparison", rule_id="junior-bottom3", test="z24")
    assert url(test)["rule_id"] == "junior-bottom3"


def test_a_link_made_in_chinese_opens_in_english(app: Open) -> None:
    codes = {"test": "z24", "township": "T01", "subject": "math"}
    views = [app("school_comparison", lang=lang, **codes) for lang in ("zh", "en")]
    assert [url(view) for view in views] == [{"lang": lang, **codes} for lang in ("zh", "en")]
    assert views[1].selectbox(key="choice_subject").label == "Subject"
    assert views[0].selectbox(key="choice_subject").label == "学科"


def test_the_language_switch_keeps_the_view(app: Open) -> None:
    test = app("school_comparison", test="z24", township="T01")
    test.button(key="language_switch").click().run()
    assert url(test) == {"lang": "en", "test": "z24", "township": "T01"}


def test_the_browsers_back_button_wins_over_the_widgets(app: Open) -> None:
    test = app("school_comparison", test="z25")
    test.selectbox(key="choice_township").set_value("T03").run()
    del test.query_params["township"]
    test.run()
    assert chosen(test, "township") == ""


def test_an_unknown_code_falls_back_and_says_so(app: Open) -> None:
    test = app("school_comparison", township="T99")
    assert chosen(test, "township") == ""
    assert "T99" in test.toast[0].value
