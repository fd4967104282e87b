namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The names of the operations of Google's accounts.</summary>
public static class GoogleAccountOperations
{
    /// <summary>GET oauth2/v2/userinfo.</summary>
    public const string GetUserInfo = "oauth2.userinfo.get";

    /// <summary>POST revoke.</summary>
    public const string Revoke = "oauth2.revoke";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [GetUserInfo, Revoke];
}
