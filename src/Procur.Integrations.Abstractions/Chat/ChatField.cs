namespace Procur.Integrations;

/// <summary>A name and its value, shown side by side.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record ChatField(string Name, ChatText Value);
