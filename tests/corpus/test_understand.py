from __future__ import annotations

from pathlib import Path

import pytest

from sentencing.corpus.problem import UsageProblem
from sentencing.corpus.store import Corpus, open_corpus
from sentencing.corpus.understand import resolve_facts, resolve_offence
from tests import shipped
from tests.corpus.house import circumstance, offence, with_files

FACTS = """
[[fact]]
id = "victims"
type = "count"
label = { en = "Victims", zh = "被害人数" }
alias = ["人"]
[[fact]]
id = "dead"
type = "count"
label = { en = "Dead" }
alias = ["人", "dead"]
[[fact]]
id = "amount"
type = "amount"
label = { en = "Amount" }
alias = ["元", "yuan"]
[[fact]]
id = "drugs"
type = "quantity"
unit = "g"
label = { en = "Drugs" }
parts = [{ id = "heroin", label = { en = "heroin", zh = "海洛因" } }, { id = "opium", label = { en = "opium" } }]
[[fact]]
id = "stage"
type = "choice"
label = { en = "Stage" }
values = [{ id = "attempt", label = { en = "attempt", zh = "未遂" } }, { id = "done", label = { en = "completed" } }]
[[fact]]
id = "harm"
type = "level"
label = { en = "Harm" }
values = [{ id = "slight", label = { en = "slight" } }, { id = "grave", label = { en = "grave" } }]
[[fact]]
id = "other-offence"
type = "offence"
label = { en = "Other offence" }
[[reference]]
id = "r"
cite = "13"
cumulate = ["xx/12"]
[[reference]]
id = "p"
cite = "13"
punish = "xx/14"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    more = offence("14", circumstance("lent", 'alias = ["borrowed"]\n'))
    penalty = '[article]\narticle = "15"\ntitle = { en = "Penalty for 14" }\n[[tier]]\nid = "more"\ncite = "15"\nprincipal = ["life"]\nof = "xx/14"\n'
    two = offence("16").replace('"xx/16"', '"xx/16.a"') + offence("16", "#[[tier]]").replace('"xx/16"', '"xx/16.b"')
    return open_corpus((str(with_files(tmp_path, n13=offence("13", FACTS), n14=more, n15=penalty, n16=two)),))


def facts(corpus: Corpus, *words: str) -> dict[str, object]:
    return {each.name: each.value for each in resolve_facts(corpus, corpus.offence("xx/13"), words)}


@pytest.mark.parametrize(
    ("word", "name", "value"),
    [
        ("victims=3", "victims", 3),
        ("victims = 1,000", "victims", 1000),
        ("victims=三", "victims", 3),
        ("victims=3人", "victims", 3),
        ("victims＝３", "victims", 3),
        ("victims=?", "victims", None),
        ("被害人数=3", "victims", 3),
        ("beihairenshu=3", "victims", 3),
        ("5000元", "amount", 5000),
        ("5,000 yuan", "amount", 5000),
        ("3万元", "amount", 30_000),
        ("2dead", "dead", 2),
        ("drugs.heroin=60g", "drugs.heroin", 60_000),
        ("drugs.heroin=0.5g", "drugs.heroin", 500),
        ("drugs.heroin=60", "drugs.heroin", 60_000),
        ("drugs.heroin=0.5", "drugs.heroin", 500),
        ("heroin=60g", "drugs.heroin", 60_000),
        ("海洛因=60g", "drugs.heroin", 60_000),
        ("attempt", "stage", "attempt"),
        ("未遂", "stage", "attempt"),
        ("weisui", "stage", "attempt"),
        ("stage=未遂", "stage", "attempt"),
        ("stage=completed", "stage", "done"),
        ("harm=grave", "harm", "grave"),
        ("accessory", "role", "accessory"),
        ("helper", "role", "accessory"),
        ("surrender", "surrender", True),
        ("自首", "surrender", True),
        ("zishou", "surrender", True),
        ("Voluntary Surrender", "surrender", True),
        ("surrender=no", "surrender", False),
        ("surrender=是", "surrender", True),
        ("自首=否", "surrender", False),
        ("surrender=?", "surrender", None),
        ("age=17", "age", 17),
        ("17岁", "age", 17),
        ("offence-date=2015-11-01", "offence-date", 20151101),
        ("offence-date=2015年11月1日", "offence-date", 20151101),
        ("other-offence=12", "other-offence", "xx/12"),
        ("xx/12:several=yes", "xx/12:several", True),
        ("several", "xx/12:several", True),
        ("boats=2", "xx/12:boats", 2),
        ("lent", "lent", True),
        ("borrowed", "lent", True),
    ],
)
def test_what_people_type(corpus: Corpus, word: str, name: str, value: object) -> None:
    assert facts(corpus, word) == {name: value}


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("victms=3", "'victms=3' is no fact or circumstance of xx/13; did you mean victims=3 (Victims)?"),
        ("surender", "did you mean surrender"),
        ("accesory", "did you mean role=accessory"),
        ("zisou", "did you mean surrender"),
        ("qqqqqq", "`show xx/13` lists what can be said"),
        ("3人", "'3人' may mean victims=3 or dead=3: say which"),
        ("victims", "victims needs a value"),
        ("victims=many", "victims: 'many' is not a whole number"),
        ("victims=-3", "victims: '-3' is not a whole number"),
        ("victims=2.5", "is not a whole number"),
        ("victims=99999999999999999999", "is not a whole number"),
        ("surrender=maybe", "surrender is a yes-no question"),
        ("stage=attmpt", "stage is one of attempt, done, not 'attmpt'; did you mean 'attempt'?"),
        ("age=170", "is not an age in years"),
        ("offence-date=2015-13-01", "is not a date such as 2015-11-01"),
        ("drugs=60g", "drugs has parts: say which, such as drugs.heroin=60g"),
        ("drugs.herion=60g", "drugs has no part 'herion'; did you mean 'drugs.heroin'?"),
        ("60g", "'60g' of what? Say which, such as drugs.heroin=60g"),
        ("drugs.heroin=60z", "is not a quantity such as 50g"),
        ("other-offence=qqqq", "'qqqq' is no offence"),
        ("=3", "is no fact"),
        ("", "is no fact"),
        ("\x1b[31m", "is no fact"),
    ],
)
def test_what_is_not_understood_is_told(corpus: Corpus, word: str, wanted: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        facts(corpus, word)
    assert wanted in caught.value.message
    assert caught.value.message.isprintable()


def test_several_readings_are_listed(corpus: Corpus) -> None:
    with pytest.raises(UsageProblem) as caught:
        facts(corpus, "3人")
    assert caught.value.readings == ("victims=3", "dead=3")


def test_a_bare_number_is_the_only_thing_that_an_offence_counts() -> None:
    """`range "selling children" 3`; where it asks for nothing that is counted, the number means nothing."""
    law = shipped.law()
    assert [str(each) for each in resolve_facts(law, law.offence("cn/240"), ["3"])] == ["victims=3"]
    with pytest.raises(UsageProblem, match="'3' is no fact or circumstance of cn/232"):
        resolve_facts(law, law.offence("cn/232"), ["3"])


def test_a_gram_counts_nobody() -> None:
    """The letter is also what the pinyin of a counter begins with."""
    law = shipped.law()
    with pytest.raises(UsageProblem, match="'60g' of what"):
        resolve_facts(law, law.offence("cn/347"), ["60g"])
    with pytest.raises(UsageProblem, match="'60g' is no fact"):
        resolve_facts(law, law.offence("cn/240"), ["60g"])


def test_one_fact_has_one_value(corpus: Corpus) -> None:
    assert facts(corpus, "victims=3", "victims=3") == {"victims": 3}
    with pytest.raises(UsageProblem, match="say different things: victims=3 and victims=4"):
        facts(corpus, "victims=3", "victims=4")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("xx/12", ("xx/12",)),
        ("XX/12", ("xx/12",)),
        ("12", ("xx/12",)),
        ("第十二条", ("xx/12",)),
        ("taking a boat", ("xx/12",)),
        ("boat", ("xx/12",)),
        ("xx/15", ("xx/14",)),
        ("15", ("xx/14",)),
        ("16", ("xx/16.a", "xx/16.b")),
        ("xx/16.b", ("xx/16.b",)),
    ],
)
def test_which_offence_is_meant(corpus: Corpus, text: str, wanted: tuple[str, ...]) -> None:
    assert resolve_offence(corpus, text) == wanted


@pytest.mark.parametrize("text", ["", "qqqq", "999", "自首", "takin a boot"])
def test_what_is_no_offence(corpus: Corpus, text: str) -> None:
    with pytest.raises(UsageProblem, match="is no offence"):
        resolve_offence(corpus, text)


@pytest.mark.parametrize(
    ("typed", "offence"),
    [
        ("盗窃", "cn/264"),
        ("daoqie", "cn/264"),
        ("抢夺", "cn/267"),
        ("收买", "cn/241"),
        ("侮辱", "cn/246.1.insult"),
        ("包庇", "cn/310"),
        ("走私", "cn/153"),
        ("行贿", "cn/389"),
        ("招摇撞骗", "cn/279"),
    ],
)
def test_an_act_that_other_titles_list_too_is_the_offence_of_that_name(typed: str, offence: str) -> None:
    """`盗窃、抢夺武器装备、军用物资罪` lists stealing; theft is another article."""
    assert resolve_offence(shipped.law(), typed) == (offence,)
