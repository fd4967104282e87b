namespace Procur.Integrations;

/// <summary>A payment came in (<c>payment_received</c>).</summary>
/// <param name="Amount">How much.</param>
public sealed record PaymentReceivedNotification(Money Amount) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "payment_received";

    /// <summary>Who paid.</summary>
    public ChatText? Payer { get; init; }

    /// <summary>What it is called at the payment service: a receipt, a charge.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>What it is for.</summary>
    public string? PaidFor { get; init; }

    /// <summary>How it was paid.</summary>
    public string? Method { get; init; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <inheritdoc />
    protected override string Title => "Payment received";

    /// <inheritdoc />
    protected override ChatText Text => ChatText.Bold(Write(Amount)) + (PaidFor is null ? " received." : $" received for {PaidFor}.");

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields =>
        [
            .. Field("From", Payer),
            .. Field("Reference", PaymentReference),
            .. Field("Method", Method),
            .. Field("Received", ReceivedAt is { } received ? Write(received) : null),
        ];
}
