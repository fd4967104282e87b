namespace Procur.Integrations.Sandbox.Sap.Model;

/// <summary>A list within an entity.</summary>
/// <param name="Name">What it is called here.</param>
/// <param name="V2">Its navigation in v2.</param>
/// <param name="V4">Its navigation in v4; null where v4 does not take or show it.</param>
/// <param name="Schema">What it holds.</param>
internal sealed record SapChild(string Name, string V2, string? V4, SapSchema Schema);
