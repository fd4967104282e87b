using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>Daraja by script: a token for everybody, and the answers that a test puts in line for pushes and queries.</summary>
public sealed class Daraja : IAsyncDisposable
{
    public const string TokenPath = "/oauth/v1/generate";
    public const string PushPath = "/mpesa/stkpush/v1/processrequest";
    public const string QueryPath = "/mpesa/stkpushquery/v1/query";
    public const string Checkout = "ws_CO_05012026150000123708374149";

    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Reply>> scripts = new()
    {
        [TokenPath] = new(),
        [PushPath] = new(),
        [QueryPath] = new(),
    };

    private int tokens;

    private Daraja(StandIn standIn)
    {
        StandIn = standIn;
        standIn.Otherwise = Answer;
    }

    public StandIn StandIn { get; }

    public IReadOnlyList<ReceivedRequest> Tokens => Of(TokenPath);

    public IReadOnlyList<ReceivedRequest> Pushes => Of(PushPath);

    public IReadOnlyList<ReceivedRequest> Queries => Of(QueryPath);

    public static Daraja Start() => new(StandIn.Start());

    public static Reply Token(string token, string expiresIn = "\"3599\"") =>
        Reply.Json($$"""{"access_token":"{{token}}","expires_in":{{expiresIn}}}""");

    public static Reply Accepted(string checkout = Checkout) =>
        Reply.Json(
            $$"""
            {"MerchantRequestID":"29115-34620561-1","CheckoutRequestID":"{{checkout}}","ResponseCode":"0",
             "ResponseDescription":"Success. Request accepted for processing","CustomerMessage":"Success. Request accepted for processing"}
            """
        );

    public static Reply Ended(string code, string description = "words", string checkout = Checkout) =>
        Reply.Json(
            $$"""
            {"ResponseCode":"0","ResponseDescription":"The service request has been accepted successsfully","MerchantRequestID":"22205-34066-1",
             "CheckoutRequestID":"{{checkout}}","ResultCode":"{{code}}","ResultDesc":"{{description}}"}
            """
        );

    public static Reply Pending() => Error("500.001.1001", "The transaction is being processed");

    public static Reply Error(string code, string message, int status = 500) =>
        Reply.Json($$"""{"requestId":"11728-2929992-1","errorCode":"{{code}}","errorMessage":"{{message}}"}""", status);

    public static Reply Fault(string code, string text, int status) =>
        Reply.Json($$$"""{"fault":{"faultstring":"{{{text}}}","detail":{"errorcode":"{{{code}}}"} } }""", status);

    public static JsonElement Body(ReceivedRequest request) => JsonDocument.Parse(request.Body).RootElement;

    public static string Text(ReceivedRequest request, string field) => Body(request).GetProperty(field).ToString();

    public static string Callback(
        string code = "0",
        decimal? amount = 100,
        string checkout = Checkout,
        string receipt = "NLJ7RT61SV",
        string description = "words"
    )
    {
        var items = amount is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $$"""
                ,"CallbackMetadata":{"Item":[{"Name":"Amount","Value":{{amount}}},{"Name":"MpesaReceiptNumber","Value":"{{receipt}}"},{"Name":"Balance"},
                {"Name":"TransactionDate","Value":20260105150030},{"Name":"PhoneNumber","Value":254708374149}]}
                """
            );
        return $$$"""
            {"Body":{"stkCallback":{"MerchantRequestID":"29115-34620561-1","CheckoutRequestID":"{{{checkout}}}","ResultCode":{{{code}}},"ResultDesc":"{{{description}}}"{{{items}}} } } }
            """;
    }

    public Daraja OnToken(params Reply[] replies) => On(TokenPath, replies);

    public Daraja OnPush(params Reply[] replies) => On(PushPath, replies);

    public Daraja OnQuery(params Reply[] replies) => On(QueryPath, replies);

    /// <summary>Forgets what was put in line for pushes.</summary>
    public void ClearPushes()
    {
        lock (gate)
        {
            scripts[PushPath].Clear();
        }
    }

    public ValueTask DisposeAsync() => StandIn.DisposeAsync();

    private Daraja On(string path, Reply[] replies)
    {
        lock (gate)
        {
            foreach (var reply in replies)
            {
                scripts[path].Enqueue(reply);
            }
        }

        return this;
    }

    private IReadOnlyList<ReceivedRequest> Of(string path) => [.. StandIn.Received.Where(request => request.Path == path)];

    private Reply Answer(ReceivedRequest request)
    {
        lock (gate)
        {
            if (scripts.TryGetValue(request.Path, out var script) && script.TryDequeue(out var next))
            {
                return next;
            }

            return request.Path switch
            {
                TokenPath => Token($"scripted-token-{++tokens:D20}"),
                PushPath => Accepted(),
                QueryPath => Pending(),
                _ => Error("404.002.01", "Resource not found", 404),
            };
        }
    }
}
