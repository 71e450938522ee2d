"""What is not the body of an article is told apart, and nothing of the body is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import languages
from timeline.reading import blocks

LEAD = "Президент Азербайджана Ильхам Алиев прибыл в Астану с рабочим визитом, сообщает пресс-служба главы государства."
MORE = "В столице Казахстана его встречал премьер-министр. Переговоры пройдут в пятницу, стороны обсудят торговлю и транспорт."
LAST = "По итогам встречи стороны подпишут меморандум о сотрудничестве, который готовили больше года."
ARTICLE = f"{LEAD}\n\n{MORE}\n\n{LAST}"
OTHER = "Министр иностранных дел Германии провела вечером 22 ноября встречу с представителями гражданского общества."


def found(text: str, *roles: str) -> list[str]:
    pack = languages.load("ru")
    return [text[b.start : b.end] for b in blocks.find(text, pack) if not roles or b.role in roles]


class TestSeeds:
    def test_a_stamp_glued_before_the_first_sentence(self, seeds):
        assert found(seeds["000"]) == ["date 2025-12-15"]
        assert found(seeds["004"]) == ["date 2025-09-08"]

    def test_a_bare_article_is_all_body(self, seeds):
        assert found(seeds["001"]) == []

    def test_headline_subheading_captions_and_the_trail_below(self, seeds):
        assert found(seeds["002"], "headline") == [
            "В Баку состоятся переговоры между НАТО и Россией",
            "Для переговоров в Баку прибыл начальник Генштаба России",
        ]
        assert found(seeds["002"], "furniture") == [
            "Валерий Герасимов и Кертис Скапарротти\nВалерий Герасимов и Кертис Скапарротти",
            "ГлавнаяНовостиВ Баку состоятся переговоры между НАТО и Россией",
        ]

    def test_the_stamp_below_the_body_and_the_teasers_below_the_stamp(self, seeds):
        assert found(seeds["003"], "stamp") == ["9 август 2024 16:24"]
        (teasers,) = found(seeds["003"], "teaser")
        assert teasers.startswith("Министр иностранных дел Германии")
        assert teasers.endswith("против Украины?")
        assert found(seeds["003"], "furniture")[-1] == "Написать отзыв"


class TestStamps:
    @pytest.mark.parametrize(
        "stamp",
        [
            "9 август 2024 16:24",
            "07 августа 2025 в 15:36",
            "18:29, 4 февраля",
            "09.08.2024",
            "09.08.24, 16:24",
            "2024-08-09T16:24:00+03:00",
            "2024-08-09 16:24 МСК",
            "Опубликовано: 9 августа 2024 г., 16:24",
            "Пятница, 9 августа 2024 года",
            "пт, 9 авг. 2024 16:24 (GMT+4)",
            "Дата публикации: 09/08/2024",
            "Политика | 9 августа 2024, 16:24 | Просмотров: 1234",
            "[16:24] 09.08.2024",
            "Обновлено 9 сентября 2024",
            "16:24 / 09.08.2024",
            "Иван Петров, 9 августа 2024, 16:24",
            "9 августа 2024, 16:24 Чтение: 2 мин.",
            "09.08.2024 16:24 1234 просмотра 3 комментария",
        ],
    )
    def test_a_line_above_or_below_the_body(self, stamp):
        assert found(f"{stamp}\n\n{ARTICLE}", "stamp") == [stamp]
        assert found(f"Алиев прибыл в Астану\n{stamp}\n{ARTICLE}", "stamp") == [stamp]
        assert found(f"{ARTICLE}\n{stamp}\n", "stamp") == [stamp]

    @pytest.mark.parametrize(
        "stamp", ["date 2025-12-15", "2025-12-15", "07 августа 2025 в 15:36", "Опубликовано: 09.08.2024", "16:24, 9 августа 2024"]
    )
    def test_glued_before_the_first_words(self, stamp):
        assert found(f" {stamp} {ARTICLE}", "stamp") == [stamp]
        assert found(f"{stamp} Алиев прибыл в Астану\n\n{ARTICLE}") == [stamp, "Алиев прибыл в Астану"]

    @pytest.mark.parametrize(
        "first", ["12 декабря в Баку прошла встреча.", "«Встреча прошла», — сообщил Алиев.", "в Баку прошла встреча."]
    )
    def test_whatever_the_text_behind_a_labelled_one_begins_with(self, first):
        assert found(f" date 2025-12-15 {first}\n\n{ARTICLE}") == ["date 2025-12-15"]

    @pytest.mark.parametrize("stamp", ["09.08.2024 16:24", "9 августа 2024, 16:24", "9 авг. 2024 | 16:24 МСК"])
    def test_glued_behind_the_headline(self, stamp):
        for gap in ("\n\n", " "):
            text = f"Алиев прибыл в Астану {stamp}{gap}{ARTICLE}"
            assert found(text) == ["Алиев прибыл в Астану", stamp]

    def test_glued_behind_the_last_sentence(self):
        assert found(f"{ARTICLE} 09.08.2024 16:24") == ["09.08.2024 16:24"]
        assert found(f"{ARTICLE}\n\nОн прибыл 09.08.2024 16:24") == []

    @pytest.mark.parametrize("first", ["Встреча пройдёт 9 августа 2024 в 16:24", "Алиев прибудет в Астану 9 августа, 16:24"])
    def test_the_time_of_an_event_in_a_headline_is_no_stamp(self, first):
        assert found(f"{first}\n\n{ARTICLE}") == [first]

    @pytest.mark.parametrize(
        "first",
        [
            "9 августа 2024 года Ильхам Алиев прибыл в Астану с визитом.",
            "9 августа Ильхам Алиев прибыл в Астану с рабочим визитом.",
            "12.04.1961 Юрий Гагарин полетел в космос с Байконура.",
            "В 16:24 9 августа 2024 года поезд прибыл в Астану.",
            "Дата 9 августа 2024 года вошла в историю страны.",
            "От 09.08.2024 года решение суда вступило в силу.",
            "2024-08-09 пройдёт встреча глав государств региона.",
            "БАКУ, 18 августа, ФедералПресс. Алиев прибыл в Астану.",
            "БАКУ, 18 августа, ФедералПресс.",
        ],
    )
    def test_a_sentence_that_begins_with_a_date_is_body(self, first):
        assert found(f"{first}\n\n{ARTICLE}") == []

    def test_days_of_a_chronicle_are_body(self):
        text = f"{LEAD}\n\n7 августа 2024\n{MORE}\n\n8 августа 2024\n{LAST}\n\n9 августа 2024\n{OTHER}\n{OTHER}\n{LAST}"
        assert found(text) == []

    def test_a_live_report_is_body(self):
        text = "\n".join(f"9 августа 2024, 1{n}:24\n{MORE}" for n in range(5))
        assert found(text, "teaser") == []

    def test_a_stamp_in_relative_words_dates_nothing(self):
        assert found(f"Алиев прибыл в Астану\nВчера, 16:24\n{ARTICLE}", "stamp") == []


class TestTeasers:
    @pytest.mark.parametrize("marker", ["- ", "-\n", "• ", "— ", "* "])
    def test_a_list_below_the_stamp(self, marker):
        text = f"{ARTICLE}\n9 август 2024 16:24\n{marker}{OTHER}\n{marker}{OTHER}\n"
        assert found(text, "stamp") == ["9 август 2024 16:24"]
        (teasers,) = found(text, "teaser")
        assert teasers.count(OTHER) == 2

    def test_titles_with_stamps_of_their_own(self):
        others = "Алиев поздравил Токаева с днём рождения\n10 августа 2024, 10:00\nВ Баку открыли парк\n11 августа 2024, 9:00\n"
        text = f"9 августа 2024, 16:24\n{ARTICLE}\n{others}"
        assert found(text, "stamp") == ["9 августа 2024, 16:24"]
        assert "11 августа" in found(text, "teaser")[0]

    @pytest.mark.parametrize(
        "heading", ["Читайте также:", "Материалы по теме", "ПОХОЖИЕ НОВОСТИ", "Другие новости »", "Самое читаемое"]
    )
    def test_a_heading_over_other_news(self, heading):
        text = f"{ARTICLE}\n\n{heading}\nАлиев поздравил Токаева с днём рождения\nВ Баку 22 ноября открыли парк"
        assert found(text, "teaser") == ["Алиев поздравил Токаева с днём рождения\nВ Баку 22 ноября открыли парк"]

    def test_one_in_the_middle_leaves_the_rest(self):
        text = f"{LEAD}\n\nЧитайте также: В Баку 22 ноября открыли парк\n\n{MORE}\n\n{LAST}"
        assert found(text) == ["Читайте также: В Баку 22 ноября открыли парк"]

    def test_comments_of_readers_are_the_page_s_own(self):
        comments = "Комментарии (2)\nИван, 10.08.2024 12:00\nПоеду туда завтра, обещаю.\nПётр, 11.08.2024 9:00\nИ я вчера был."
        text = f"{ARTICLE}\n{comments}"
        assert found(text, "stamp") == []
        assert found(text, "furniture") == [comments]

    def test_a_button_above_the_body_is_no_heading_over_comments(self):
        assert found(f"Алиев прибыл в Астану\nКомментарии\n{ARTICLE}", "furniture") == ["Комментарии"]

    def test_a_list_of_the_article_is_body(self):
        text = f"{LEAD}\n\nСтороны договорились:\n- провести встречу 22 ноября;\n- открыть посольство в 2025 году.\n\n{LAST}"
        assert found(text) == []

    def test_a_list_at_the_end_without_a_stamp_is_body(self):
        assert found(f"{ARTICLE}\n\nВ повестке:\n- встреча 22 ноября\n- открытие парка 23 ноября") == []

    def test_sentences_after_a_stamp_above_the_body_are_body(self):
        assert found(f"{LEAD}\n9 августа 2024, 16:24\n{MORE}\n{LAST}\n{OTHER}\n{OTHER}", "teaser") == []


class TestHeadlines:
    def test_one_without_a_final_stop(self):
        assert found(f"Алиев прибыл в Астану\n{ARTICLE}") == ["Алиев прибыл в Астану"]

    def test_a_question(self):
        assert found(f"Зачем Алиев прибыл в Астану?\n\n{ARTICLE}", "headline") == ["Зачем Алиев прибыл в Астану?"]

    @pytest.mark.parametrize("name", ["Жанна Ли", "Саид Али", "Эдгар По", "Юн Но"])
    def test_one_that_ends_with_a_name_that_is_a_small_word_too(self, name):
        assert found(f"В Астану прибыл поэт {name}\n\n{ARTICLE}", "headline") == [f"В Астану прибыл поэт {name}"]

    def test_a_sentence_that_the_first_paragraph_tells_again(self):
        first = "А.Белова выиграла забег в Твери."
        assert found(f"{first}\n\nАнна Белова в субботу выиграла забег в Твери, второй за год.\n\n{MORE}", "headline") == [first]

    @pytest.mark.parametrize(
        "text",
        [
            # No empty line between them, other words, one that is as long.
            f"А.Белова выиграла забег в Твери.\nАнна Белова в субботу выиграла забег в Твери, второй за год.\n\n{MORE}",
            f"А.Белова выиграла забег в Твери.\n\nСоревнования проходили в субботу, участников было сорок.\n\n{MORE}",
            f"Анна Белова снова выиграла забег в Твери.\n\nБелова выиграла забег в Твери и в мае.\n\n{MORE}",
        ],
    )
    def test_a_first_sentence_apart_is_none_by_itself(self, text):
        assert found(text, "headline") == []

    @pytest.mark.parametrize(
        "text",
        [
            "Президент Азербайджана Ильхам Алиев\nприбыл в Астану с рабочим визитом.\nЕго встречал премьер.",
            "Президент Азербайджана прибыл с визитом в\nАстану, где пройдут переговоры с премьером.\n",
            "Завтра в Баку встреча",
            "19 апреля состоялась встреча в Баку.",
        ],
    )
    def test_a_broken_sentence_or_a_lone_line_is_none(self, text):
        assert found(text, "headline") == []


@pytest.mark.parametrize(
    "line",
    [
        "Источник, близкий к правительству, сообщил о переговорах.",
        "Автор книги рассказал о войне 9 мая.",
        "Фото из архива суда показали присяжным в понедельник, 5 мая, и они вынесли вердикт, о котором через день узнала страна; "
        "защита намерена обжаловать его до конца года, сообщил адвокат.",
        "Новости о переговорах обсудили в Баку.",
        "Главная цель визита — подписание договора.",
        "Россия и Азербайджан договорились о встрече.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_body(line):
    assert line not in "\n".join(found(f"{LEAD}\n\n{line}\n\n{LAST}"))


_HEADED = f"Куда пойти в субботу: праздник в Астане\n\n{ARTICLE}\n\n"


@pytest.mark.parametrize("line", ["9:00 — забег на набережной, старт у музея.", "9:00. Забег на набережной."])
def test_a_day_above_sentences_with_clock_times_heads_a_programme(line):
    text = (
        f"{_HEADED}24 августа, суббота\n{line}\n11:00 — открытие сквера. Его сдавали к 1 июня.\n\nКарнавал отменён из-за дождя."
    )
    assert found(text, "stamp", "teaser") == []


def test_a_day_above_titles_with_clock_times_heads_other_news():
    text = f"{_HEADED}24 августа, суббота\n9:00 Олимпийский чемпион пробежал по набережной\n11:00 В Твери открыли новый сквер"
    assert found(text, "stamp", "teaser")


@given(st.text(st.sampled_from("аБ9 .\n-:«»,\r\t0/г"), max_size=200) | st.text(max_size=200))
def test_blocks_are_sorted_and_apart_on_any_text(text):
    found_blocks = blocks.find(text, languages.load("ru"))
    ends = [0]
    for block in found_blocks:
        assert ends[-1] <= block.start < block.end <= len(text)
        ends.append(block.end)


def test_ordinary_articles_keep_their_bodies(shared: Path):
    """739 news articles without teasers: nothing of them is cut but a few lines that lead to other articles."""
    pack = languages.load("ru")
    cut = whole = 0
    for path in sorted((shared / "nerel" / "train").glob("*.txt")):
        text = path.read_bytes().decode()
        whole += len(text)
        cut += sum(b.end - b.start for b in blocks.find(text, pack) if b.role == "teaser")
    assert cut / whole < 0.0005
