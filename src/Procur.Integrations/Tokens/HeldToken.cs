namespace Procur.Integrations.Tokens;

/// <summary>A token and when to fetch the next, which whoever finds it in a shared cache could not tell from its end alone.</summary>
internal sealed record HeldToken(AccessToken Token, DateTimeOffset RefreshAt);
