using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The operations of Stripe's API by method and path.</summary>
internal sealed class StripeRoutes
{
    /// <summary>What every list takes.</summary>
    public const string Paging = "limit starting_after ending_before created*";

    private readonly RouteTable<StripeOperation> _table = new();

    public void Get(string name, string template, string parameters, Func<StripeCall, StandInReply> execute) =>
        _table.Add("GET", template, new StripeOperation(name, false, StripeSchema.Parse(parameters), execute));

    public void Post(string name, string template, string parameters, Func<StripeCall, StandInReply> execute) =>
        _table.Add("POST", template, new StripeOperation(name, true, StripeSchema.Parse(parameters), execute));

    public void Delete(string name, string template, string parameters, Func<StripeCall, StandInReply> execute) =>
        _table.Add("DELETE", template, new StripeOperation(name, true, StripeSchema.Parse(parameters), execute));

    /// <summary>A page that a payer sees; a POST is his click.</summary>
    public void Page(string method, string name, string template, Func<StripeCall, StandInReply> execute)
    {
        var operation = new StripeOperation(name, method == "POST", StripeSchema.Parse("outcome email payment_method"), execute);
        _table.Add(method, template, operation with { IsPublic = true });
    }

    public StripeOperation? Find(string method, string path, out IReadOnlyList<string> values) => _table.Find(method, path, out values);
}
