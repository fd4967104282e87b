namespace Procur.Integrations;

/// <summary>Something waits for an approval (<c>approval_required</c>).</summary>
/// <param name="Subject">What is to be approved.</param>
public sealed record ApprovalRequiredNotification(string Subject) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "approval_required";

    /// <summary>More of it.</summary>
    public string? Description { get; init; }

    /// <summary>What it costs.</summary>
    public Money? Amount { get; init; }

    /// <summary>Who asks for it.</summary>
    public ChatText? RequestedBy { get; init; }

    /// <summary>Who is asked: mentions, to be notified.</summary>
    public ChatText? Approvers { get; init; }

    /// <summary>Buttons to approve; without one, the link leads to where it is decided.</summary>
    public ApprovalCard? Card { get; init; }

    /// <inheritdoc />
    protected override string Title => "Approval required";

    /// <inheritdoc />
    protected override ChatText Text => Description is null ? ChatText.Bold(Subject) : ChatText.Bold(Subject) + "\n" + Description;

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields =>
        [
            .. Field("Amount", Amount is { } amount ? Write(amount) : null),
            .. Field("Requested by", RequestedBy),
            .. Field("Approvers", Approvers),
        ];

    /// <inheritdoc />
    protected override ApprovalCard? Approval => Card;
}
