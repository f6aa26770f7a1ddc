namespace Fluxa.Contracts;

/// <summary>The payload schemas that Fluxa understands.</summary>
public static class EventTypes
{
    /// <summary>A card transaction: user, amount, currency, merchant, timestamp, metadata.</summary>
    public const string TransactionV1 = "fluxa.transaction.v1";
}
