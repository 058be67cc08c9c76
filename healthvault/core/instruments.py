"""The instruments of `core/telemetry`, in the words of prometheus-client."""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

_SOON_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_LATER_S = (0.1, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """Everything that a process counts with."""

    registry: CollectorRegistry
    answers: Histogram
    events: Histogram
    jobs: Histogram
    transactions: Histogram
    models: Histogram
    errors: Counter
    imports: Counter
    coach: Counter
    screens: Counter
    samples: Counter


def instruments() -> Instruments:
    """A set of them, in a registry of their own."""
    disable_created_metrics()
    registry = CollectorRegistry()

    def times(
        name: str, says: str, labels: tuple[str, ...], buckets: tuple[float, ...] = _SOON_S
    ) -> Histogram:
        return Histogram(f"healthvault_{name}_seconds", says, labels, registry=registry, buckets=buckets)

    def counts(name: str, says: str, *labels: str) -> Counter:
        return Counter(f"healthvault_{name}", says, labels, registry=registry)

    return Instruments(
        registry=registry,
        answers=times("http_answer", "Requests, until the last byte.", ("method", "route", "status")),
        events=times("event", "Events of pages, until all is sent.", ("handler",)),
        jobs=times("job", "Jobs of the workers.", ("task", "outcome"), _LATER_S),
        transactions=times("transaction", "Transactions, by why they were opened.", ("purpose", "outcome")),
        models=times("model_answer", "Answers of an engine.", ("engine", "outcome"), _LATER_S),
        errors=counts("errors", "Errors that were logged, by kind.", "kind", "room"),
        imports=counts("imports", "Arrivals, by how far they came.", "provider", "outcome"),
        coach=counts("coach_answers", "Questions and answers.", "outcome"),
        screens=counts("screens_opened", "Screens that somebody opened.", "screen"),
        samples=counts("sample_people", "Sample people that were made."),
    )
