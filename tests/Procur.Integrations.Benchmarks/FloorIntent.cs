namespace Procur.Integrations.Benchmarks;

/// <summary>The wire model that our own reading has, as one would write it by hand: the fields that a host needs of a payment.</summary>
internal sealed record FloorIntent(
    string Id,
    string Status,
    long? Amount,
    long? AmountReceived,
    string? Currency,
    long Created,
    string? Customer,
    string? ClientSecret,
    string? LatestCharge,
    FloorError? LastPaymentError,
    FloorNextAction? NextAction,
    string? CancellationReason,
    Dictionary<string, string>? Metadata,
    FloorError? Error
);
