namespace Procur.Integrations;

/// <summary>A notification of the host's own kind, without a type of its own.</summary>
/// <param name="Kind">What kind it is, in words with underscores: <c>contract_ready</c>.</param>
/// <param name="Heading">The title.</param>
/// <param name="Message">The text.</param>
public sealed record CustomNotification(string Kind, string Heading, ChatText Message) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => Kind;

    /// <summary>Names and values below the text.</summary>
    public IReadOnlyList<ChatField> Details { get; init; } = [];

    /// <summary>Buttons to approve.</summary>
    public ApprovalCard? Card { get; init; }

    /// <inheritdoc />
    protected override string Title => Heading;

    /// <inheritdoc />
    protected override ChatText Text => Message;

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields => Details;

    /// <inheritdoc />
    protected override ApprovalCard? Approval => Card;
}
