namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to oauth/userinfo.</summary>
public sealed record DocuSignUserInfo
{
    /// <summary>The user's id.</summary>
    public string? Sub { get; init; }

    /// <summary>The accounts he is a member of.</summary>
    public IReadOnlyList<DocuSignUserAccount> Accounts { get; init; } = [];

    /// <summary>The user's id only.</summary>
    public override string ToString() => $"DocuSignUserInfo {Sub}";
}
