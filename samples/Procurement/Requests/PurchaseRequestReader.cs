using System.Text.Json;
using Procur.Integrations;

namespace Procurement.Requests;

/// <summary>Reads a purchase request and says in one line what is wrong with it.</summary>
internal static class PurchaseRequestReader
{
    public static async Task<PurchaseRequest> ReadAsync(string path, CancellationToken cancellationToken)
    {
        PurchaseRequestFile? file;
        try
        {
            await using var stream = File.OpenRead(path);
            file = await JsonSerializer.DeserializeAsync(stream, PurchaseRequestJson.Default.PurchaseRequestFile, cancellationToken);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{path}: there is no such file.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new BadInputException($"{path}: it cannot be read ({e.Message.Split('\n')[0].TrimEnd('.')}).");
        }
        catch (JsonException e)
        {
            throw new BadInputException(
                $"{path}: it is not a purchase request in JSON (line {e.LineNumber + 1}{(e.Path is { Length: > 0 } at ? $", {at}" : "")})."
            );
        }

        try
        {
            return Check(file ?? throw new BadInputException("it is empty."));
        }
        catch (BadInputException e)
        {
            throw new BadInputException($"{path}: {e.Message}");
        }
    }

    private static PurchaseRequest Check(PurchaseRequestFile file)
    {
        if (!Currency.TryParse(Text(file.Currency, "currency"), out var currency))
        {
            throw new BadInputException(
                $"\"currency\" is \"{file.Currency}\", which is no ISO 4217 currency; write KES or USD, for example."
            );
        }

        if (file.Lines is not { Count: > 0 })
        {
            throw new BadInputException("\"lines\" is missing or empty.");
        }

        var lines = file.Lines.Select((line, i) => Line(line, $"lines[{i}]", currency)).ToList();
        var total = new Money(Amount(file.Total, "total", currency), currency);
        var sum = lines.Aggregate(new Money(0, currency), (all, line) => all + line.Total);
        return sum == total
            ? new PurchaseRequest(
                Text(file.Id, "id"),
                Text(file.Title, "title"),
                Text(file.Department, "department"),
                Text(file.Channel, "channel"),
                Email(file.Approver, "approver"),
                Text(file.Vendor, "vendor"),
                Text(file.VendorId, "vendorId"),
                new Signer(Text(file.Signer?.Name, "signer.name"), Email(file.Signer?.Email, "signer.email")),
                [.. (file.Attendees ?? []).Select((email, i) => Email(email, $"attendees[{i}]"))],
                TimeZone(file.TimeZone),
                lines,
                total,
                Payment(file.Payment, currency)
            )
            : throw new BadInputException($"the lines add up to {sum}, but \"total\" says {total}.");
    }

    private static PurchaseLine Line(PurchaseLineFile line, string at, Currency currency)
    {
        var quantity = line.Quantity is > 0 and var count
            ? count
            : throw new BadInputException($"\"{at}.quantity\" must be a whole number above zero.");
        return new PurchaseLine(
            Text(line.Description, $"{at}.description"),
            quantity,
            new Money(Amount(line.UnitPrice, $"{at}.unitPrice", currency), currency)
        );
    }

    private static decimal Amount(decimal? amount, string at, Currency currency)
    {
        if (amount is not > 0)
        {
            throw new BadInputException($"\"{at}\" must be an amount above zero.");
        }

        try
        {
            new Money(amount.Value, currency).ToMinorUnits();
            return amount.Value;
        }
        catch (ArgumentException)
        {
            throw new BadInputException($"\"{at}\" is {amount}, but {currency} has {currency.Digits} decimals.");
        }
    }

    private static PaymentChoice Payment(PaymentFile? payment, Currency currency) =>
        payment?.By switch
        {
            "stripe" => new PaymentChoice("stripe", Payer.WithMethod(Text(payment.Method, "payment.method"))),
            "mpesa" when currency.Code == "KES" => new PaymentChoice("mpesa", Payer.WithPhone(Text(payment.Phone, "payment.phone"))),
            "mpesa" => throw new BadInputException($"M-Pesa takes KES only, but \"currency\" is {currency}."),
            null => throw new BadInputException("\"payment.by\" is missing; write \"stripe\" or \"mpesa\"."),
            var other => throw new BadInputException($"\"payment.by\" is \"{other}\"; write \"stripe\" or \"mpesa\"."),
        };

    private static string Email(string? value, string at)
    {
        try
        {
            return new EmailAddress(Text(value, at)).Address;
        }
        catch (ArgumentException)
        {
            throw new BadInputException($"\"{at}\" is no e-mail address.");
        }
    }

    private static string TimeZone(string? value) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Text(value, "timeZone"), out _)
            ? value!
            : throw new BadInputException(
                $"\"timeZone\" is \"{value}\", which is no time zone known here; write Africa/Nairobi, for example."
            );

    private static string Text(string? value, string at) =>
        string.IsNullOrWhiteSpace(value) ? throw new BadInputException($"\"{at}\" is missing.") : value;
}
