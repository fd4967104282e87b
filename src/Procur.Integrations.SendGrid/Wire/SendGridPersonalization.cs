using System.Text.Json.Nodes;

namespace Procur.Integrations.SendGrid.Wire;

/// <summary>One mail of a call: its recipients see each other.</summary>
/// <param name="To">Whom it is for; an address may stand once in the three lists together.</param>
public sealed record SendGridPersonalization(IReadOnlyList<SendGridAddress> To)
{
    /// <summary>Copies seen by all.</summary>
    public IReadOnlyList<SendGridAddress>? Cc { get; init; }

    /// <summary>Copies seen by nobody else.</summary>
    public IReadOnlyList<SendGridAddress>? Bcc { get; init; }

    /// <summary>What goes into a dynamic template.</summary>
    public JsonObject? DynamicTemplateData { get; init; }

    /// <summary>Names and values that events bring back. No personal data: SendGrid keeps them for ever.</summary>
    public IReadOnlyDictionary<string, string>? CustomArgs { get; init; }

    /// <summary>The type alone: what it holds is personal.</summary>
    public override string ToString() => nameof(SendGridPersonalization);
}
