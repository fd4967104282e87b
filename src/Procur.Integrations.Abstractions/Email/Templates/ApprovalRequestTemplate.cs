namespace Procur.Integrations;

/// <summary>Something waits for approval (<c>approval_request</c>): <c>name</c>, <c>subject_of</c>, <c>link</c>, <c>requested_by</c>, <c>amount</c>, <c>expires_at</c>.</summary>
/// <param name="RecipientName">Who is to approve (<c>name</c>).</param>
/// <param name="Subject">What (<c>subject_of</c>).</param>
/// <param name="Link">Where it is approved (<c>link</c>).</param>
public sealed record ApprovalRequestTemplate(string RecipientName, string Subject, Uri Link) : CatalogueTemplate
{
    /// <inheritdoc />
    public override string Name => "approval_request";

    /// <summary>Who asks (<c>requested_by</c>).</summary>
    public string? RequestedBy { get; init; }

    /// <summary>How much is at stake (<c>amount</c>).</summary>
    public Money? Amount { get; init; }

    /// <summary>Until when (<c>expires_at</c>).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    private protected override IReadOnlyList<TemplateValue> Values =>
        [
            Needed("name", RecipientName),
            Needed("subject_of", Subject),
            Needed("link", Link?.AbsoluteUri),
            Optional("requested_by", RequestedBy),
            Optional("amount", Amount is { } amount ? Write(amount) : null),
            Optional("expires_at", ExpiresAt is { } end ? Write(end) : null),
        ];
}
