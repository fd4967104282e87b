using System.Text.Json.Serialization;

namespace Procur.Integrations.DocuSign.Wire;

/// <summary>An account that a user is a member of.</summary>
public sealed record DocuSignUserAccount
{
    /// <summary>Its id, a GUID.</summary>
    [JsonPropertyName("account_id")]
    public string AccountId { get; init; } = "";

    /// <summary>Its name.</summary>
    [JsonPropertyName("account_name")]
    public string? AccountName { get; init; }

    /// <summary>The root of its API, without a path.</summary>
    [JsonPropertyName("base_uri")]
    public string? BaseUri { get; init; }

    /// <summary>Whether it is the user's default one.</summary>
    [JsonPropertyName("is_default")]
    public bool IsDefault { get; init; }
}
