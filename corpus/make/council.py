"""The made-up council: its name, committees and people. Nobody and nothing here exists."""

from __future__ import annotations

from dataclasses import dataclass

COUNCIL = "Wexmoor County Council"
YEARS = ("2026-27", "2027-28", "2028-29", "2029-30", "2030-31")

ADULTS = "Adults and Wellbeing Committee"
CHILDREN = "Children and Families Committee"
HIGHWAYS = "Highways and Environment Committee"
RESOURCES = "Corporate Resources Committee"


@dataclass(frozen=True)
class Person:
    """An officer or councillor with the post held."""

    name: str
    post: str


TASKER = Person("Rowena Tasker", "Executive Director of Adults and Wellbeing")
QUILL = Person("Marta Quill", "Head of Commissioning")
HOLT = Person("Nasreen Holt", "Service Director for Children")
BICKERDIKE = Person("Owen Bickerdike", "Head of Passenger Transport")
PELLOW = Person("Gareth Pellow", "Strategic Finance Manager")
ARABY = Person("Desmond Araby", "Chief Finance Officer")
SKERRY = Person("Ffion Skerry", "Highways Asset Manager")
DUNMORE = Person("Callum Dunmore", "Director of Place")
OSEI = Person("Beatrice Osei", "Head of Registration and Libraries")
THORNHAUGH = Person("Lucy Thornhaugh", "Democratic Services Officer")
VARLEY = Person("Edith Varley", "Chair of the Committee")
RUDGE = Person("Tomos Rudge", "Cabinet Member for Highways and Environment")
