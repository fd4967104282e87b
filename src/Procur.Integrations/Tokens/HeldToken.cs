namespace Procur.Integrations.Tokens;

/// <summary>A token and when to fetch the next, which whoever finds it in a shared cache could not tell from its end alone.</summary>
internal sealed record HeldToken(AccessToken Token, DateTimeOffset RefreshAt)
{
    // Refreshed when a tenth of its life or five minutes are left, whichever is less: short tokens would otherwise never be fresh.
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    // Where a service does not say when a refresh token ends. A shared cache wants an end.
    private static readonly TimeSpan AssumedRefreshLife = TimeSpan.FromDays(365);

    public static HeldToken From(AccessToken token, DateTimeOffset now)
    {
        var life = token.ExpiresAt - now;
        var margin = life / 10 < LongestMargin ? life / 10 : LongestMargin;
        return new(token, token.ExpiresAt - margin);
    }

    /// <summary>Until when it is of use: a refresh token outlives its access token. Null where nobody says.</summary>
    public DateTimeOffset? UsefulUntil => Token.RefreshToken is null ? Token.ExpiresAt : Token.RefreshTokenExpiresAt;

    /// <summary>Until when a shared cache keeps it.</summary>
    public DateTimeOffset CachedUntil => UsefulUntil ?? Token.ExpiresAt + AssumedRefreshLife;

    public bool IsFresh(string? refused, DateTimeOffset now) => Token.Value != refused && now < RefreshAt;

    public bool IsAlive(string? refused, DateTimeOffset now) => Token.Value != refused && now < Token.ExpiresAt;
}
