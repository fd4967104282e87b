namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>Whose account it is.</summary>
public sealed record GoogleUserInfo
{
    /// <summary>The account's id, which never changes.</summary>
    public string? Id { get; init; }

    /// <summary>Its address.</summary>
    public string? Email { get; init; }

    /// <summary>The person's name.</summary>
    public string? Name { get; init; }

    /// <summary>The Workspace domain it belongs to.</summary>
    public string? Hd { get; init; }

    /// <summary>The id only: the rest is personal data.</summary>
    public override string ToString() => $"GoogleUserInfo {Id}";
}
