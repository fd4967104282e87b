namespace Procur.Integrations;

/// <summary>At a point of a page.</summary>
/// <param name="Document">The document's number in the envelope, from 1.</param>
/// <param name="Page">The page's number in the document, from 1.</param>
/// <param name="X">From the left edge, in points (1/72 inch).</param>
/// <param name="Y">From the top edge, in points.</param>
public sealed record PagePlace(int Document, int Page, int X, int Y) : SignatureTabPlace;
