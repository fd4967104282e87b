using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>Whose account it is.</summary>
internal static class GoogleProfile
{
    public static void AddTo(RouteTable<StandInOperation> routes) =>
        routes.Add(
            "GET",
            "/oauth2/v2/userinfo",
            new GoogleOperation("oauth2.userinfo.get", Mutates: false, [GoogleScope.UserEmail, GoogleScope.UserProfile], Get)
        );

    private static StandInReply Get(GoogleCall call)
    {
        var (account, scopes) = (call.Account, call.Access.Scopes);
        var json = new JsonObject { ["id"] = call.Access.ActsForItself ? account.ServiceAccount.ClientId : account.UserId };
        if (scopes.Contains(GoogleScope.UserEmail))
        {
            json["email"] = call.Access.ActsForItself ? account.ServiceAccount.Email : account.Email;
            json["verified_email"] = true;
            json["hd"] = account.Domain;
        }

        if (scopes.Contains(GoogleScope.UserProfile))
        {
            json["name"] = $"Owner of {account.Name}";
        }

        return GoogleJson.Reply(200, json);
    }
}
