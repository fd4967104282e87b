namespace Procur.Integrations.Sql;

/// <summary>A sealed value as it stands in the column <c>credentials</c>.</summary>
/// <param name="Sealed">The envelope.</param>
/// <param name="SetAt">When it was entered, in milliseconds since 1970 (UTC).</param>
/// <param name="Environment">The environment that it is bound to.</param>
/// <param name="Origins">The origins that it is bound to.</param>
/// <param name="LastFour">Its last four characters, where they can be spared.</param>
internal sealed record StoredSecret(byte[] Sealed, long SetAt, string Environment, IReadOnlyList<string> Origins, string? LastFour);
