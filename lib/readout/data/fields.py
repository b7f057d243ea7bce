"""The kinds of value a configuration holds, as pydantic types: a reader with its JSON Schema."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import pandas as pd
from pydantic import PlainValidator, WithJsonSchema

from readout.data import places, standards, values
from readout.model.client import Plan
from readout.model.formula import Formula


def _schema(**keywords: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **keywords})


Plain = Annotated[str, PlainValidator(values.plain), _schema(minLength=1)]
Text = Annotated[str, PlainValidator(values.text), _schema(minLength=1)]
Name = Annotated[str, PlainValidator(values.name), _schema(minLength=1, maxLength=values.LONGEST_NAME)]
Id = Annotated[str, PlainValidator(values.identifier), _schema(pattern=values.ID_PATTERN)]
Month = Annotated[pd.Period, PlainValidator(values.month), _schema(pattern=values.MONTH_PATTERN)]
Day = Annotated[dt.date, PlainValidator(values.day), _schema(format="date")]
Number = Annotated[float, PlainValidator(values.number), WithJsonSchema({"type": "number"})]
Scalar = Annotated[
    str | int | float | bool, PlainValidator(values.scalar), WithJsonSchema({"type": ["string", "number", "boolean"]})
]
Value = Annotated[Formula, PlainValidator(values.formula), _schema(examples=["sum(revenue) / distinct(invoice)"])]
Language = Annotated[str, PlainValidator(standards.language), _schema(examples=["en-GB"])]
Currency = Annotated[str, PlainValidator(standards.currency), _schema(pattern="^[A-Z]{3}$")]
Country = Annotated[str, PlainValidator(standards.country), _schema(pattern="^[A-Z]{2}(-[A-Za-z0-9]+)?$")]
Zone = Annotated[str, PlainValidator(standards.zone), _schema(examples=["Europe/London"])]
Color = Annotated[str, PlainValidator(standards.color), _schema(pattern="^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")]
InnerPath = Annotated[str, PlainValidator(places.inner_path), _schema(minLength=1)]
Place = Annotated[str, PlainValidator(places.place), _schema(minLength=1)]
EnvironmentName = Annotated[str, PlainValidator(places.environment_name), _schema(pattern="^[A-Za-z_][A-Za-z0-9_]*$")]
Email = Annotated[str, PlainValidator(standards.email), _schema(pattern="^[^@ ]+@[^@ ]+$")]
CallTime = Annotated[str, PlainValidator(standards.call_time), _schema(pattern=f"^({standards.CALL_TIME_PATTERN})$")]
Encoding = Annotated[str, PlainValidator(standards.encoding), _schema(examples=["windows-1252"])]
DateFormat = Annotated[str, PlainValidator(standards.date_format), _schema(examples=["%d/%m/%Y"])]
Character = Annotated[str, PlainValidator(values.one_character), _schema(maxLength=3)]
PlanField = Annotated[
    Plan,
    PlainValidator(values.plan),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["linear", "seasonal"]},
                {
                    "type": "object",
                    "minProperties": 1,
                    "patternProperties": {values.MONTH_PATTERN: {"type": "number"}},
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
