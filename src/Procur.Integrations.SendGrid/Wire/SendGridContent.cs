namespace Procur.Integrations.SendGrid.Wire;

/// <summary>A text.</summary>
/// <param name="Type">The media type.</param>
/// <param name="Value">The text.</param>
public sealed record SendGridContent(string Type, string Value)
{
    /// <summary>The media type alone.</summary>
    public override string ToString() => Type;
}
