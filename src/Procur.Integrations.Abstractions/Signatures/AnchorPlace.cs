namespace Procur.Integrations;

/// <summary>At a text that stands in the documents.</summary>
/// <param name="Text">The text.</param>
/// <param name="OffsetX">How far to the right of it, in points (1/72 inch).</param>
/// <param name="OffsetY">How far below it, in points.</param>
public sealed record AnchorPlace(string Text, int OffsetX, int OffsetY) : SignatureTabPlace;
