"""The rooms behind `core.assemble`: values, tables, charts, sentences and the order of the report. Pure, like all of core."""
