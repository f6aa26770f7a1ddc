namespace Fluxa.Persistence.ApiKeys;

/// <summary>A key that was just made: the one moment its secret is known.</summary>
/// <param name="Text">The key.</param>
/// <param name="Order">What kind it is.</param>
public sealed record NewApiKey(ApiKeyText Text, ApiKeyOrder Order);
