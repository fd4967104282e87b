using System.Text.Json.Nodes;

namespace Procur.Integrations;

/// <summary>One of many.</summary>
/// <param name="Address">The address.</param>
public sealed record BulkEmailRecipient(EmailAddress Address)
{
    /// <summary>Values of his own for the template; stronger than those that are the same for all.</summary>
    public JsonObject? Variables { get; init; }

    /// <summary>The host's own reference for this recipient's mail; the request's by default.</summary>
    public string? Reference { get; init; }

    /// <summary>The type alone.</summary>
    public override string ToString() => nameof(BulkEmailRecipient);
}
