namespace Procur.Integrations;

/// <summary>A place in a document where somebody signs or fills in.</summary>
/// <param name="Kind">What is done there.</param>
/// <param name="Place">Where it is.</param>
public sealed record SignatureTab(SignatureTabKind Kind, SignatureTabPlace Place)
{
    /// <summary>The label by which its value is known; the service makes one where it is null.</summary>
    public string? Label { get; init; }

    /// <summary>The value that stands there at first: text, or <c>true</c> for a ticked box.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it must be filled in. A signature always must.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The kind only: label and value may be personal.</summary>
    public override string ToString() => $"SignatureTab {Kind}";
}
