namespace Procur.Integrations.TestKit;

/// <summary>A message as people at the service see it.</summary>
/// <param name="Text">The text as the service keeps it, with its markup.</param>
/// <param name="ThreadId">The id of the message its thread hangs on; null where it stands alone or starts one.</param>
/// <param name="Buttons">What is read on its buttons, in order.</param>
public sealed record ShownMessage(string Text, string? ThreadId, IReadOnlyList<string> Buttons);
