"""A made-up code about boats, in the words in which Chinese statutes threaten punishment, and its encoding."""

from __future__ import annotations

import re
from pathlib import Path

from sentencing.corpus.roots import system_folders
from sentencing.corpus.sources import SystemSource, read_systems
from sentencing.review.verify import Report, verify

SHIPPED = Path(__file__).parents[2] / "statutes"

CODE = """
# 船只法

第九条 坐牢少则六个月，多则十五年。

拉着缆绳划船的人，已满八十周岁的，可以从轻、减轻处罚或者免除处罚。

第十条 擅自划走他人船只的，处三年以下有期徒刑、拘役或者管制，并处或者单处罚金；\
划走次数较多的，处三年以上十年以下有期徒刑，并处二万元以上二十万元以下罚金；\
有下列情形之一的，处十年以上有期徒刑或者无期徒刑，并处罚金或者没收财产；划得特别恶劣的，处死刑，并处没收财产：

（一）三人以上结伙划走的；

（二）划走救生船的。

单位划走他人船只的，对单位判处罚金，并对船长，依照前款的规定处罚。

船夫划走船只的，从重处罚。

划走后自行送还的，可以从轻或者减轻处罚；船只完好的，应当免除处罚。

划走后又凿沉的，依照本法第十一条的规定定罪处罚。

第十条之一 明知船只来路不正而买下的，处一年以下有期徒刑、拘役或者罚金，可以并处没收财产。

第十一条 凿沉他人船只的，处十五年有期徒刑、无期徒刑或者死刑，并处船价百分之五十以上二倍以下罚金。

单位凿沉船只的，对单位判处罚金，并对船长，处五年以下有期徒刑。

又构成其他犯罪的，依照处罚较重的规定定罪处罚。
"""
# The same code some years before: nobody had thought of buyers, and a ferryman was not treated apart.
OLDER = re.sub(r"\n船夫.*?\n|\n第十条之一.*?\n", "\n", CODE)

JURISDICTION = """
[jurisdiction]
id = "xx"
title = { en = "Boatland" }
currency = "CNY"
language = "zh"
code = "xx/boats"
mitigated = "next"
properties = ["intentional"]
rung = [
  { id = "exempt", kind = "exempt", title = { en = "exemption" } },
  { id = "fine", kind = "fine", title = { en = "fine" } },
  { id = "surveillance", kind = "surveillance", title = { en = "surveillance" } },
  { id = "detention", kind = "detention", title = { en = "detention" } },
  { id = "prison", kind = "prison", title = { en = "prison" }, limits = "6m..15y", limits_cite = "9(1)" },
  { id = "life", kind = "life", title = { en = "life" } },
  { id = "death", kind = "death", title = { en = "death" } },
  { id = "confiscation", kind = "confiscation", title = { en = "confiscation" } },
]
[[jurisdiction.reduction]]
id = "next"
cite = "9(2)"
method = "next-tier"
below = [{ use = ["prison ..<min"] }]
[[instrument]]
id = "xx/boats"
kind = "code"
title = { en = "Boats" }
"""

NINE = """
[article]
article = "9"
title = { en = "Terms" }
[source]
instrument = "xx/boats"
text_as_of = 2020-01-01
[[rule]]
id = "old"
cite = "9(2)"
label = { en = "Eighty" }
when = { age = ">= 80" }
may = ["lighter", "mitigated", "exempt"]
[[fact]]
id = "age"
type = "age"
label = { en = "Age" }
"""

TEN = """
[[offence]]
id = "xx/10"
article = "10"
title = { en = "Taking a boat" }
from = 2001-01-01

[source]                       # where it all comes from
instrument = "xx/boats"
text_as_of = 2020-01-01

# What is asked.
[[fact]]
id = "takers"
type = "count"
label = { en = "Takers" }
[[circumstance]]
id = "gang"
cite = "10(1)(1)"
label = { en = "Three" }
when = { takers = ">= 3" }
[[circumstance]]
id = "lifeboat"
cite = "10(1)(2)"
label = { en = "A lifeboat" }
[[circumstance]]
id = "often"
cite = "10(1)"
label = { en = "Often" }
[[circumstance]]
id = "vile"
cite = "10(1)"
open = true
label = { en = "Vile" }
[[circumstance]]
id = "ferryman"
cite = "10(3)"
from = 2015-01-01
label = { en = "A ferryman" }
[[circumstance]]
id = "returned"
cite = "10(4)"
from = 2015-01-01
label = { en = "Brought back" }
[[circumstance]]
id = "sunk"
cite = "10(5)"
from = 2015-01-01
label = { en = "Sunk" }

[[tier]]
id = "base"
cite = "10(1)"
principal = ["prison ..3y", "detention", "surveillance"]
additional = [{ shall-or-sole = ["fine"] }]
[[tier]]
id = "often"
cite = "10(1)"
when = "often"
principal = ["prison 3y..10y"]
additional = [{ shall = ["fine 20000..200000"] }]
[[tier]]
id = "listed"
cite = "10(1)"
when = { any = ["gang", "lifeboat"] }
principal = ["prison 10y..", "life"]
additional = [{ shall = ["fine", "confiscation"] }]
[[tier]]
id = "gravest"
cite = "10(1)"
when = "vile"
principal = ["death"]
additional = [{ shall = ["confiscation"] }]
[[unit]]
cite = "10(2)"
principal = ["fine"]
[[rule]]
id = "ferryman"
cite = "10(3)"
from = 2015-01-01
label = { en = "A ferryman" }
when = "ferryman"
shall = ["heavier"]
[[rule]]
id = "returned"
cite = "10(4)"
from = 2015-01-01
label = { en = "Brought back" }
when = "returned"
may = ["lighter", "mitigated"]
[[rule]]
id = "unharmed"
cite = "10(4)"
from = 2015-01-01
label = { en = "Brought back unharmed" }
when = { all = ["returned", { not = "sunk" }] }
shall = ["exempt"]
[[rule]]
id = "returned"
cite = "10(3)"
until = 2014-12-31
label = { en = "Brought back" }
when = "returned"
may = ["lighter", "mitigated"]
[[rule]]
id = "unharmed"
cite = "10(3)"
until = 2014-12-31
label = { en = "Brought back unharmed" }
when = "returned"
shall = ["exempt"]
[[reference]]
id = "sunk"
cite = "10(5)"
from = 2015-01-01
when = "sunk"
convict = "xx/11"
[[reference]]
id = "sunk"
cite = "10(4)"
until = 2014-12-31
convict = "xx/11"
"""

BUYER = """
[[offence]]
id = "xx/10-1"
article = "10-1"
title = { en = "Buying a boat" }
from = 2015-01-01
[source]
instrument = "xx/boats"
text_as_of = 2020-01-01
[[tier]]
id = "base"
cite = "10-1(1)"
principal = ["prison ..1y", "detention", "fine"]
additional = [{ may = ["confiscation"] }]
"""

ELEVEN = """
[[offence]]
id = "xx/11"
article = "11"
title = { en = "Sinking a boat" }
from = 2001-01-01
[source]
instrument = "xx/boats"
text_as_of = 2020-01-01
[[fact]]
id = "price"
type = "amount"
label = { en = "Price of the boat", zh = "船价" }
[[fact]]
id = "other-offence"
type = "offence"
label = { en = "Other offence" }
[[tier]]
id = "base"
cite = "11(1)"
principal = ["prison 15y", "life", "death"]
additional = [{ shall = ["fine 50%..2x of price"] }]
[[tier]]
id = "persons"
cite = "11(2)"
subject = "unit-persons"
principal = ["prison ..5y"]
[[unit]]
cite = "11(2)"
principal = ["fine"]
persons = "own"
[[reference]]
id = "graver"
cite = "11(3)"
heavier = ["other"]
"""

FILES = {"general/9": NINE, "boats/10": TEN, "boats/10-1": BUYER, "boats/11": ELEVEN}
TEXTS = """text = [
  { instrument = "xx/boats", as_of = 2020-01-01, file = "boats.md" },
  { instrument = "xx/boats", as_of = 2010-01-01, file = "older.md" },
]
"""


class Boatland:
    """The made-up system and its texts, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.statutes, self.texts = folder / "statutes", folder / "texts"
        wording = (SHIPPED / "cn" / "wording.toml").read_text(encoding="utf-8")
        self._write(self.statutes / "xx" / "wording.toml", re.sub(r"(?ms)^text = \[.*?^\]\n", TEXTS, wording, count=1))
        self._write(self.statutes / "xx" / "jurisdiction.toml", JURISDICTION)
        for name, text in FILES.items():
            self._write(self.file(name), text)
        self._write(self.texts / "boats.md", CODE)
        self._write(self.texts / "older.md", OLDER)

    def file(self, name: str) -> Path:
        return self.statutes / "xx" / f"{name}.toml"

    def systems(self) -> tuple[SystemSource, ...]:
        return read_systems(system_folders((str(self.statutes),)))

    def verify(self) -> Report:
        return verify(self.systems(), str(self.texts))

    def damage(self, name: str, old: str, new: str) -> None:
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old}"
        self._write(self.file(name), text.replace(old, new, 1))

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
