namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorDefinition(
    string Status,
    string TransactionId,
    string EmailSubject,
    IReadOnlyList<FloorDocument> Documents,
    FloorRecipients Recipients,
    FloorFields CustomFields
);
