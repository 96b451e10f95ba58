// What Cacheme needs in MongoDB: the index by which the server removes expired entries.
//
//   mongosh "mongodb://host:27017/cacheme" mongo.js
//
// Running it again changes nothing. The collection is made with its index; if yours has another name
// (option "collection"), write it here.
//
// Cacheme itself applies this file where createSchema=true. Therefore it holds comments on lines of
// their own, and statements of one form: db.runCommand( strict JSON );

db.runCommand({
  "createIndexes": "cacheme_data",
  "indexes": [
    { "key": { "expire": 1 }, "name": "expire", "expireAfterSeconds": 0 }
  ]
});
