namespace Procur.Integrations;

/// <summary>A piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What is read.</param>
/// <param name="Target">An address or id, where the kind has one.</param>
public readonly record struct ChatSpan(ChatSpanKind Kind, string Text, string? Target = null);
