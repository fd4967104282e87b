namespace Procur.Integrations;

/// <summary>Where a tab is.</summary>
public abstract record SignatureTabPlace
{
    private protected SignatureTabPlace() { }

    /// <summary>At a text that stands in the documents, wherever it stands; every occurrence is one tab.</summary>
    /// <param name="text">The text, often white on white: <c>/sign1/</c>.</param>
    /// <param name="offsetX">How far to the right of it, in points (1/72 inch).</param>
    /// <param name="offsetY">How far below it, in points.</param>
    public static SignatureTabPlace At(string text, int offsetX = 0, int offsetY = 0) => new AnchorPlace(text, offsetX, offsetY);

    /// <summary>At a point of a page.</summary>
    /// <param name="document">The document's number in the envelope, from 1.</param>
    /// <param name="page">The page's number in the document, from 1.</param>
    /// <param name="x">From the left edge, in points (1/72 inch).</param>
    /// <param name="y">From the top edge, in points.</param>
    public static SignatureTabPlace OnPage(int document, int page, int x, int y) => new PagePlace(document, page, x, y);
}
