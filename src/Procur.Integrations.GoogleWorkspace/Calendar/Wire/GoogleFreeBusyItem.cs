namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A calendar to ask about.</summary>
/// <param name="Id">Its id or address.</param>
public sealed record GoogleFreeBusyItem(string? Id)
{
    /// <summary>The kind only: the address is personal data.</summary>
    public override string ToString() => nameof(GoogleFreeBusyItem);
}
