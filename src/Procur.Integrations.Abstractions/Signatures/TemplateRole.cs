namespace Procur.Integrations;

/// <summary>A place in a template that an envelope puts somebody in.</summary>
/// <param name="Name">Its name: <c>Supplier</c>.</param>
public sealed record TemplateRole(string Name)
{
    /// <summary>What he does.</summary>
    public RecipientKind Kind { get; init; } = RecipientKind.Signer;

    /// <summary>His turn: those of the same number go together, lower ones first.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Where he signs and what he fills in. Not read back: see the template's raw answer.</summary>
    public IReadOnlyList<SignatureTab> Tabs { get; init; } = [];
}
