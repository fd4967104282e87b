namespace Procur.Integrations.Sandbox.Sap.Model;

/// <summary>A field of an entity.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Length">The most characters of a text.</param>
internal readonly record struct SapField(SapFieldKind Kind, int Length = 0)
{
    /// <summary>Whether it is shown with zeros before it, up to its length.</summary>
    public bool IsPadded { get; init; }
}
