namespace Procur.Integrations;

/// <summary>A value of a catalogue template.</summary>
internal readonly record struct TemplateValue(string Name, string? Text, bool IsRequired);
